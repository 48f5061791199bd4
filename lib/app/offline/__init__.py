"""What a browser keeps of the dashboard for when there is no connection, and the dashboard as an application."""
