#include "core/mind/ai/remote/Toolbox.h"

#include <QtCore/QJsonArray>

namespace tierdesk::ai {

namespace {

struct Field {
    QString name;
    QString type;
    QString description;
    bool isRequired = true;
    QJsonObject schema{}; ///< instead of type and description
};

ToolSpec spec(const QString &name, const QString &description, const std::vector<Field> &fields)
{
    QJsonObject properties;
    QJsonArray required;
    for (const Field &field : fields) {
        QJsonObject schema = field.schema;
        if (schema.isEmpty())
            schema = {{QStringLiteral("type"), field.type}, {QStringLiteral("description"), field.description}};
        properties.insert(field.name, schema);
        if (field.isRequired)
            required.append(field.name);
    }
    return {name, description,
            QJsonObject{{QStringLiteral("type"), QStringLiteral("object")},
                        {QStringLiteral("properties"), properties},
                        {QStringLiteral("required"), required},
                        {QStringLiteral("additionalProperties"), false}}};
}

QJsonObject choice(const QStringList &words, const QString &description)
{
    return {{QStringLiteral("type"), QStringLiteral("string")},
            {QStringLiteral("enum"), QJsonArray::fromStringList(words)},
            {QStringLiteral("description"), description}};
}

QJsonObject addressSchema()
{
    QJsonObject properties;
    for (const char *each : {"name", "line1", "line2", "city", "region", "postcode", "country"})
        properties.insert(QString::fromLatin1(each), QJsonObject{{QStringLiteral("type"), QStringLiteral("string")}});
    return {{QStringLiteral("type"), QStringLiteral("object")},
            {QStringLiteral("properties"), properties},
            {QStringLiteral("required"),
             QJsonArray{QStringLiteral("line1"), QStringLiteral("city"), QStringLiteral("country")}},
            {QStringLiteral("additionalProperties"), false}};
}

} // namespace

const std::vector<ToolSpec> &Toolbox::specs()
{
    static const QString Text = QStringLiteral("string");
    static const QString Number = QStringLiteral("number");
    static const QString Whole = QStringLiteral("integer");
    static const Field OrderNumber{QStringLiteral("order_number"), Text,
                                   QStringLiteral("one of the customer's orders")};
    static const Field Amount{QStringLiteral("amount"), Number, QStringLiteral("in the company's currency: 49.99")};
    static const Field Why{QStringLiteral("reason"), Text, QStringLiteral("why, in a few words"), false};
    static const Field Quantity{QStringLiteral("quantity"), Whole, QStringLiteral("how many; 1 unless said"), false};
    static const QString Asks = QStringLiteral(
        " Proposes it only: the system asks the customer for a clear yes and carries it out after that.");
    static const std::vector<ToolSpec> Specs{
        spec(QStringLiteral("order_lookup"), QStringLiteral("One order of this customer, with items and parcels."),
             {OrderNumber}),
        spec(QStringLiteral("list_orders"), QStringLiteral("This customer's latest orders, newest first."),
             {{QStringLiteral("limit"), Whole, QStringLiteral("1 to 10; 5 unless said"), false}}),
        spec(QStringLiteral("subscription_lookup"), QStringLiteral("This customer's subscriptions."), {}),
        spec(QStringLiteral("product_lookup"),
             QStringLiteral("Products that the company sells: price, variants, stock."),
             {{QStringLiteral("words"), Text, QStringLiteral("words of the product's name")}}),
        spec(QStringLiteral("article_search"), QStringLiteral("The company's help articles and policies."),
             {{QStringLiteral("question"), Text, QStringLiteral("what is to be found out")}}),
        spec(QStringLiteral("refund"), QStringLiteral("Pays money back on an order.") + Asks,
             {OrderNumber,
              Amount,
              {QStringLiteral("sku"), Text, QStringLiteral("when it is for one item only"), false},
              Why}),
        spec(QStringLiteral("credit"), QStringLiteral("Adds a credit to the customer's account.") + Asks,
             {Amount, Why}),
        spec(QStringLiteral("replacement"), QStringLiteral("Sends an item of an order again, at no cost.") + Asks,
             {OrderNumber,
              {QStringLiteral("sku"), Text, QStringLiteral("of the item")},
              Quantity,
              {QStringLiteral("variant"), Text, QStringLiteral("for an exchange: the wanted variant"), false},
              Why}),
        spec(QStringLiteral("cancel_order"), QStringLiteral("Cancels an order that has not shipped.") + Asks,
             {OrderNumber, Why}),
        spec(QStringLiteral("return"), QStringLiteral("Opens a return.") + Asks,
             {OrderNumber,
              {QStringLiteral("sku"), Text, QStringLiteral("when it is one item only"), false},
              Quantity,
              Why}),
        spec(QStringLiteral("change_address"),
             QStringLiteral("Changes where an order goes that has not shipped.") + Asks,
             {OrderNumber, {QStringLiteral("address"), {}, {}, true, addressSchema()}}),
        spec(QStringLiteral("change_subscription"),
             QStringLiteral("Changes the state or the plan of a subscription; exactly one of status and plan.") + Asks,
             {{QStringLiteral("subscription"), Text, QStringLiteral("its ref: SUB-1001")},
              {QStringLiteral("status"),
               {},
               {},
               false,
               choice({QStringLiteral("active"), QStringLiteral("paused"), QStringLiteral("cancelled")},
                      QStringLiteral("the wanted state"))},
              {QStringLiteral("plan"), Text, QStringLiteral("the wanted plan"), false}}),
        spec(QStringLiteral("escalate"),
             QStringLiteral("Hands the case to the next tier, when the customer asks for it or you cannot help."),
             {{QStringLiteral("reason"),
               {},
               {},
               true,
               choice({QStringLiteral("customer_request"), QStringLiteral("complex_issue"),
                       QStringLiteral("policy_exception"), QStringLiteral("technical_limitation")},
                      QStringLiteral("why"))},
              {QStringLiteral("explanation"), Text, QStringLiteral("one line for the colleague")}})};
    return Specs;
}

} // namespace tierdesk::ai
