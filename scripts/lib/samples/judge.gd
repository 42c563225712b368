# Run by a real Godot: prints every value of every file in a folder, texts in base64.
extends SceneTree

func _init():
	var folder = OS.get_environment("LATCHKEY_JUDGED")
	for index in int(OS.get_environment("LATCHKEY_COUNT")):
		var file = ConfigFile.new()
		if file.load("%s/%d.cfg" % [folder, index]) != OK:
			print("judged %d unreadable" % index)
			continue
		print("judged %d readable" % index)
		for section in file.get_sections():
			for key in file.get_section_keys(section):
				var value = file.get_value(section, key)
				var is_text = typeof(value) == TYPE_STRING
				var is_plain = is_text or typeof(value) == TYPE_INT
				print("judged %d %s %s %s %s" % [index, code(section), code(key), is_plain, code(value if is_text else var2str(value))])
	quit()

func code(text):
	return "=" + Marshalls.utf8_to_base64(text)
