"""What stands behind `./meydan`: the embedded database, the processes, the words. Standard library only, no Django."""
