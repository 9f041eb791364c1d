"""Whether the addresses of links still answer: facts, decisions, successors of addresses that ended."""
