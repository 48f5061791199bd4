"""The application around the dashboard: routes, headers, light pages, news, bundles."""
