"""Forms: of the public, of members, of the desk."""
