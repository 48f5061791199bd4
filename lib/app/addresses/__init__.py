"""Addresses that others hold: where the dashboard is served, what search engines ask for, what is not there."""
