"""Questions: filters become SQL, answers become plain values in the shape of the JSON output. Every
question is a SELECT.
"""
