"""Who answers, and in which role: by clauses, and by what sentences ask."""
