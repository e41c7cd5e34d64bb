"""Forms: of the public and the jury, of the desk."""
