curl -X POST "http://localhost:8080/api/query" \
  -H "Content-Type: application/json" \
  -d '{
    "query": "I cannot access my account and I am very frustrated",
    "session_id": "sess_abc123",
    "customer_id": "cust_xyz789"
  }'
