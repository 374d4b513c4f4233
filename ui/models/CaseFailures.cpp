#include "ui/models/CaseFailures.h"

#include "ui/models/Failures.h"

#include <QtCore/QCoreApplication>

namespace tierdesk::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CaseFailures)
};

QString refusedInput(const base::Error &error)
{
    const QString field = error.where.isEmpty() ? error.details.value(QStringLiteral("field")).toString() : error.where;
    if (field == u"followUpAt")
        return Words::tr("The follow-up must lie in the future.");
    if (field == u"until")
        return Words::tr("The time must lie in the future, and within 90 days.");
    if (field.startsWith(u"amount"))
        return Words::tr("The server does not take this amount: %1.").arg(error.message);
    return field.isEmpty() ? Words::tr("The server does not take this: %1.").arg(error.message)
                           : Words::tr("The server does not take “%1”: %2.").arg(field, error.message);
}

} // namespace

QString caseFailure(const base::Error &error)
{
    using base::Fault;
    const QString holder = error.details.value(QStringLiteral("holderName")).toString();
    switch (error.fault) {
    case Fault::AlreadyResolved:
        return Words::tr("The case was closed meanwhile.");
    case Fault::Conflict:
        if (!holder.isEmpty())
            return Words::tr("%1 was faster and has this case now.").arg(holder);
        if (error.details.contains(QStringLiteral("currentTier")))
            return Words::tr("The AI has this case now.");
        break;
    case Fault::Forbidden:
        if (!holder.isEmpty())
            return Words::tr("%1 has this case now.").arg(holder);
        if (error.details.contains(QStringLiteral("holderName")))
            return Words::tr("Nobody holds this case. Claim it first.");
        break;
    case Fault::NotFound:
        return Words::tr("The case, or the colleague, is not there any more.");
    case Fault::InvalidInput:
        return refusedInput(error);
    default:
        break;
    }
    const FailureWords words = failureWords(error);
    return Words::tr("%1. %2", "heading, sentence").arg(words.heading, words.sentence);
}

bool isUncertain(const base::Error &error)
{
    return error.fault == base::Fault::Unavailable || error.fault == base::Fault::Internal ||
           error.fault == base::Fault::StorageFailed;
}

} // namespace tierdesk::ui
