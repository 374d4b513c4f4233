#include "core/doors/deskapi/Failure.h"

namespace tierdesk::deskapi {

QJsonObject errorBody(const base::Error &error)
{
    QJsonObject details = error.details;
    if (!error.where.isEmpty())
        details.insert(u"field", error.where);
    return {
        {u"error"_s,
         QJsonObject{{u"code"_s, QString(word(error.fault))}, {u"message"_s, error.message}, {u"details"_s, details}}}};
}

std::optional<base::Error> errorFromBody(const QJsonObject &body)
{
    const QJsonValue inner = body.value(u"error");
    if (!inner.isObject())
        return std::nullopt;
    const QJsonObject error = inner.toObject();
    base::Error read;
    read.fault = fromWord<base::Fault>(error.value(u"code").toString()).value_or(base::Fault::Internal);
    read.message = error.value(u"message").toString();
    read.details = error.value(u"details").toObject();
    read.where = read.details.take(u"field"_s).toString();
    return read;
}

int httpStatus(const base::Error &error)
{
    using base::Fault;
    switch (error.fault) {
    case Fault::InvalidInput:
    case Fault::InvalidSessionId:
    case Fault::InvalidMessage:
    case Fault::MissingCompany:
        return 400;
    case Fault::InvalidTarget:
        return 422;
    case Fault::AlreadyResolved:
    case Fault::Conflict:
    case Fault::IdempotencyMismatch:
        return 409;
    case Fault::NotFound:
        return 404;
    case Fault::Unauthenticated:
        return 401;
    case Fault::Forbidden:
        return 403;
    case Fault::CompanyDisabled:
    case Fault::NotAuthorized:
        return 403;
    case Fault::TooLarge:
        return 413;
    case Fault::RateLimited:
        return 429;
    case Fault::AiFailed:
        return 502;
    case Fault::AiUnavailable:
    case Fault::Unavailable:
        return 503;
    case Fault::StorageFailed:
        return 507;
    case Fault::Internal:
        break;
    }
    return 500;
}

} // namespace tierdesk::deskapi
