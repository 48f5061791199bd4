"""Tables at an `https://` address: the export link of a Kobo, ODK or ministry server."""
