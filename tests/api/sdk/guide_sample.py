from customer_service_sdk import CustomerServiceClient

# Initialize client
client = CustomerServiceClient(
    base_url="https://your-alb-dns",
    region="us-east-1"
)

# Start a conversation
conversation = client.chatbot.start_conversation(
    user_id="user123",
    initial_message="I need help with my order",
    channel="web"
)

# Send a message
response = client.chatbot.send_message(
    conversation_id=conversation["conversation_id"],
    message="My order number is ORD-9876"
)

# Analyze sentiment
sentiment = client.sentiment.analyze(
    text="I've been waiting for 3 days and no update.",
    conversation_id=conversation["conversation_id"]
)

# Search knowledge base
knowledge_results = client.knowledge.search(
    query="return damaged product",
    category="returns"
)
