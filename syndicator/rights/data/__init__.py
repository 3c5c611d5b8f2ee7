"""Tables of facts the rights room reads: licences by number, and the words they are called by. Data, no logic."""
