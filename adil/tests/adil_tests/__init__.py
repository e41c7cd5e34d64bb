"""Tests of adil. A package with a name of its own: started from the repository's root, pytest would else call it `adil.tests`
and put an empty `adil` in the place of the library."""
