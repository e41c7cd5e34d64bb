"""Forms: of the public, of the desk."""
