"""What is published: claims of all releases, with identity decided, to facts with their support and date bounds."""
