#include "app/tools/RehearsalQuestions.h"

#include <algorithm>

namespace tierdesk::app {

QString plain(QString text)
{
    text.replace(QChar(0x2019), u'\'').replace(QChar(0xA0), u' ').replace(QChar(0x2013), u'-');
    return text.toLower();
}

bool hasAny(const QString &text, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&text](const char *each) { return text.contains(QLatin1String(each)); });
}

QStringList questionsIn(const QString &reply)
{
    QStringList questions;
    QString sentence;
    const QString text = plain(reply);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        sentence += c;
        // "$40.00" ends no sentence.
        const bool isEnd = c == u'\n' || ((c == u'?' || c == u'.' || c == u'!') &&
                                          (i + 1 == text.size() || text[i + 1].isSpace() || text[i + 1] == u'\n'));
        if (!isEnd)
            continue;
        sentence = sentence.trimmed();
        if (c == u'?' || sentence.startsWith(u"please tell me"))
            questions.append(sentence);
        sentence.clear();
    }
    return questions;
}

AskedFor askedBy(const QString &question)
{
    const auto has = [&question](std::initializer_list<const char *> words) { return hasAny(question, words); };
    if (has({"anything else", "something else i can", "what else"}))
        return AskedFor::More;
    if (has({"shall i", "should i", "do you want me to", "would you like me to", "may i", "is that right", "go ahead",
             "is that ok", "do you agree", "would you like that", "shall we"}))
        return AskedFor::Yes;
    if (has({"order number", "which order", "which of your orders", "what order", "which one is it about"}))
        return AskedFor::Order;
    if (has({"how can we reach", "reach you", "phone number", "call you"}))
        return AskedFor::Contact;
    if (has({"e-mail", "email"}))
        return AskedFor::Email;
    if (has({"address"}))
        return AskedFor::Address;
    if (has({"postcode", "zip"}))
        return AskedFor::Postcode;
    if (has({"which plan", "what plan", "which subscription"}))
        return AskedFor::Plan;
    if (has({"which size", "what size", "which colour", "what colour", "which color", "size or", "colour or",
             "which variant", "instead?", "like instead of", "shall it be"}))
        return AskedFor::Variant;
    if (has({"refund or", "replacement or", "money back or", "would you rather", "would you prefer", "which would you",
             "or a replacement", "or the money"}))
        return AskedFor::Remedy;
    if (has({"which item", "which article", "which of them", "which of these", "which product", "which one"}))
        return AskedFor::Item;
    if (has({"what went wrong", "what is wrong", "what's wrong", "what happened", "why", "reason", "tell me more"}))
        return AskedFor::Reason;
    if (has({"how much", "what sum", "which sum", "what amount"}))
        return AskedFor::Amount;
    if (question.startsWith(u"when") || has({" when "}))
        return AskedFor::When;
    if (has({"do you want", "would you like", "is it okay", "right?"}))
        return AskedFor::Yes;
    return AskedFor::Else;
}

std::optional<AskedFor> askedIn(const QString &reply)
{
    const QStringList questions = questionsIn(reply);
    return questions.isEmpty() ? std::nullopt : std::optional(askedBy(questions.back()));
}

} // namespace tierdesk::app
