"""What rules look at: a file, the corpus around it, the registry, what stands in part."""
