#include "ui/models/CaseFailures.h"

#include "ui/models/Failures.h"

#include <QtCore/QCoreApplication>

namespace tierdesk::ui {

namespace {

struct CaseFailureText {
    Q_DECLARE_TR_FUNCTIONS(CaseFailures)
};

QString refusedInput(const base::Error &error)
{
    const QString field = error.where.isEmpty() ? error.details.value(u"field"_s).toString() : error.where;
    if (field == u"followUpAt")
        return CaseFailureText::tr("The follow-up time must be in the future.");
    if (field == u"until")
        return CaseFailureText::tr("The time must be in the future, at most 90 days from now.");
    if (field.startsWith(u"amount"))
        return CaseFailureText::tr("The server rejected this amount: %1.").arg(error.message);
    return field.isEmpty() ? CaseFailureText::tr("The server rejected the request: %1.").arg(error.message)
                           : CaseFailureText::tr("The server rejected “%1”: %2.").arg(field, error.message);
}

} // namespace

QString caseFailure(const base::Error &error)
{
    using base::Fault;
    const QString holder = error.details.value(u"holderName"_s).toString();
    switch (error.fault) {
    case Fault::AlreadyResolved:
        return CaseFailureText::tr("The case was closed in the meantime.");
    case Fault::Conflict:
        if (!holder.isEmpty())
            return CaseFailureText::tr("%1 has already claimed this case.").arg(holder);
        if (error.details.contains(u"currentTier"_s))
            return CaseFailureText::tr("The AI is now handling this case.");
        break;
    case Fault::Forbidden:
        if (!holder.isEmpty())
            return CaseFailureText::tr("This case is now assigned to %1.").arg(holder);
        if (error.details.contains(u"holderName"_s))
            return CaseFailureText::tr("This case is not assigned. Claim it first.");
        break;
    case Fault::NotFound:
        return CaseFailureText::tr("The case or the colleague no longer exists.");
    case Fault::InvalidInput:
        return refusedInput(error);
    default:
        break;
    }
    const FailureWords words = failureWords(error);
    return CaseFailureText::tr("%1. %2", "heading, sentence").arg(words.heading, words.sentence);
}

bool isUncertain(const base::Error &error)
{
    return error.fault == base::Fault::Unavailable || error.fault == base::Fault::Internal ||
           error.fault == base::Fault::StorageFailed;
}

} // namespace tierdesk::ui
