"""Keep, count and report what trainees did, alone and as a group."""
