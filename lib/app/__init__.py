"""The frame: navigation, language, address state and the door to the snapshot."""
