#include "core/mind/ai/remote/Toolbox.h"

#include <QtCore/QJsonArray>

namespace tierdesk::ai {

namespace {

struct Field {
    QString name;
    QString type;
    QString description;
    bool isRequired = true;
    QJsonObject schema{}; ///< replaces type and description
};

ToolSpec spec(const QString &name, const QString &description, const std::vector<Field> &fields)
{
    QJsonObject properties;
    QJsonArray required;
    for (const Field &field : fields) {
        QJsonObject schema = field.schema;
        if (schema.isEmpty())
            schema = {{u"type"_s, field.type}, {u"description"_s, field.description}};
        properties.insert(field.name, schema);
        if (field.isRequired)
            required.append(field.name);
    }
    return {name, description,
            QJsonObject{{u"type"_s, u"object"_s},
                        {u"properties"_s, properties},
                        {u"required"_s, required},
                        {u"additionalProperties"_s, false}}};
}

QJsonObject choice(const QStringList &words, const QString &description)
{
    return {{u"type"_s, u"string"_s}, {u"enum"_s, QJsonArray::fromStringList(words)}, {u"description"_s, description}};
}

QJsonObject addressSchema()
{
    QJsonObject properties;
    for (const char *each : {"name", "line1", "line2", "city", "region", "postcode", "country"})
        properties.insert(QString::fromLatin1(each), QJsonObject{{u"type"_s, u"string"_s}});
    return {{u"type"_s, u"object"_s},
            {u"properties"_s, properties},
            {u"required"_s, QJsonArray{u"line1"_s, u"city"_s, u"country"_s}},
            {u"additionalProperties"_s, false}};
}

} // namespace

const std::vector<ToolSpec> &Toolbox::specs()
{
    static const QString Text = u"string"_s;
    static const QString Number = u"number"_s;
    static const QString Whole = u"integer"_s;
    static const Field OrderNumber{u"order_number"_s, Text, u"one of the customer's orders"_s};
    static const Field Amount{u"amount"_s, Number, u"in the company's currency: 49.99"_s};
    static const Field Why{u"reason"_s, Text, u"why, in a few words"_s, false};
    static const Field Quantity{u"quantity"_s, Whole, u"how many; 1 unless said"_s, false};
    static const QString Asks =
        u" Proposes it only: the system asks the customer for a clear yes and carries it out after that."_s;
    static const std::vector<ToolSpec> Specs{
        spec(u"order_lookup"_s, u"One order of this customer, with items and parcels."_s, {OrderNumber}),
        spec(u"list_orders"_s, u"This customer's latest orders, newest first."_s,
             {{u"limit"_s, Whole, u"1 to 10; 5 unless said"_s, false}}),
        spec(u"subscription_lookup"_s, u"This customer's subscriptions."_s, {}),
        spec(u"product_lookup"_s, u"Products that the company sells: price, variants, stock."_s,
             {{u"words"_s, Text, u"words of the product's name"_s}}),
        spec(u"article_search"_s, u"The company's help articles and policies."_s,
             {{u"question"_s, Text, u"what is to be found out"_s}}),
        spec(u"refund"_s, u"Pays money back on an order."_s + Asks,
             {OrderNumber, Amount, {u"sku"_s, Text, u"when it is for one item only"_s, false}, Why}),
        spec(u"credit"_s, u"Adds a credit to the customer's account."_s + Asks, {Amount, Why}),
        spec(u"replacement"_s, u"Sends an item of an order again, at no cost."_s + Asks,
             {OrderNumber,
              {u"sku"_s, Text, u"of the item"_s},
              Quantity,
              {u"variant"_s, Text, u"for an exchange: the wanted variant"_s, false},
              Why}),
        spec(u"cancel_order"_s, u"Cancels an order that has not shipped."_s + Asks, {OrderNumber, Why}),
        spec(u"return"_s, u"Opens a return."_s + Asks,
             {OrderNumber, {u"sku"_s, Text, u"when it is one item only"_s, false}, Quantity, Why}),
        spec(u"change_address"_s, u"Changes where an order goes that has not shipped."_s + Asks,
             {OrderNumber, {u"address"_s, {}, {}, true, addressSchema()}}),
        spec(u"change_subscription"_s,
             u"Changes the state or the plan of a subscription; exactly one of status and plan."_s + Asks,
             {{u"subscription"_s, Text, u"its ref: SUB-1001"_s},
              {u"status"_s, {}, {}, false, choice({u"active"_s, u"paused"_s, u"cancelled"_s}, u"the wanted state"_s)},
              {u"plan"_s, Text, u"the wanted plan"_s, false}}),
        spec(u"escalate"_s, u"Hands the case to the next tier, when the customer asks for it or you cannot help."_s,
             {{u"reason"_s,
               {},
               {},
               true,
               choice({u"customer_request"_s, u"complex_issue"_s, u"policy_exception"_s, u"technical_limitation"_s},
                      u"why"_s)},
              {u"explanation"_s, Text, u"one line for the colleague"_s}})};
    return Specs;
}

} // namespace tierdesk::ai
