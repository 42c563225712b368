// The services that come with the app, which a page gets with its view.
import '../../../electron/core/catalog'
