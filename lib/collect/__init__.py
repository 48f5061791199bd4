"""The only floor that touches disks of workbooks, Google and the clock."""
