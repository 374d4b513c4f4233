import requests

class CustomerSupportClient:
    def __init__(self, base_url="http://localhost:8080"):
        self.base_url = base_url
        
    def query(self, text, session_id, customer_id):
        response = requests.post(f"{self.base_url}/api/query", json={
            "query": text,
            "session_id": session_id,
            "customer_id": customer_id
        })
        return response.json()
    
    def create_escalation(self, session_id, reason, priority="medium"):
        response = requests.post(f"{self.base_url}/api/escalation", json={
            "session_id": session_id,
            "reason": reason,
            "priority": priority
        })
        return response.json()

# Usage
client = CustomerSupportClient()
result = client.query("How do I reset my password?", "sess_123", "cust_456")
print(result["response"])
