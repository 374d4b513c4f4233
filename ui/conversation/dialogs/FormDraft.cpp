#include "ui/conversation/dialogs/FormDraft.h"

#include "ui/conversation/drafts/DraftStore.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QSpinBox>

namespace tierdesk::ui {

namespace {

QString fieldsKey()
{
    return u"fields"_s;
}
QString besideKey()
{
    return u"beside"_s;
}

/// In the order in which they were made: what depends on another field comes after it.
QWidgetList fieldsIn(const QWidget &form)
{
    QWidgetList fields;
    for (QWidget *each : form.findChildren<QWidget *>()) {
        // Those of Qt's own, inside of a spin box, speak through it.
        if (!each->objectName().isEmpty() && !each->objectName().startsWith("qt_"_L1))
            fields.append(each);
    }
    return fields;
}

QJsonValue valueOf(const QWidget *field)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(field))
        return line->text();
    if (const auto *area = qobject_cast<const QPlainTextEdit *>(field))
        return area->toPlainText();
    if (const auto *box = qobject_cast<const QComboBox *>(field))
        return box->currentData().toString();
    if (const auto *number = qobject_cast<const QSpinBox *>(field))
        return number->value();
    if (const auto *check = qobject_cast<const QCheckBox *>(field))
        return check->isChecked();
    if (const auto *time = qobject_cast<const QDateTimeEdit *>(field))
        return time->dateTime().toMSecsSinceEpoch();
    return QJsonValue::Undefined;
}

void put(QWidget *field, const QJsonValue &value)
{
    if (auto *line = qobject_cast<QLineEdit *>(field)) {
        // As if it had been typed: a form that proposes leaves it alone then.
        line->selectAll();
        line->insert(value.toString());
    } else if (auto *area = qobject_cast<QPlainTextEdit *>(field)) {
        area->setPlainText(value.toString());
        area->moveCursor(QTextCursor::End);
    } else if (auto *box = qobject_cast<QComboBox *>(field)) {
        for (int at = 0; at < box->count(); ++at) {
            if (box->itemData(at).toString() == value.toString())
                box->setCurrentIndex(at);
        }
    } else if (auto *number = qobject_cast<QSpinBox *>(field)) {
        number->setValue(value.toInt());
    } else if (auto *check = qobject_cast<QCheckBox *>(field)) {
        check->setChecked(value.toBool());
    } else if (auto *time = qobject_cast<QDateTimeEdit *>(field)) {
        time->setDateTime(QDateTime::fromMSecsSinceEpoch(value.toInteger()));
    }
}

} // namespace

FormDraft::FormDraft(DraftStore &drafts, const QString &session, const QString &name, QWidget &form, QObject *parent)
    : QObject(parent)
    , m_drafts(drafts)
    , m_owner(drafts.owner())
    , m_session(session)
    , m_name(name)
    , m_form(form)
    , m_proposed(values())
{
    const QJsonObject kept = m_drafts.form(m_owner, m_session, m_name);
    m_beside = kept.value(besideKey()).toObject();
    m_isRestored = !kept.isEmpty();
    restore(kept.value(fieldsKey()).toObject());
    for (QWidget *each : fieldsIn(m_form)) {
        if (auto *line = qobject_cast<QLineEdit *>(each))
            connect(line, &QLineEdit::textChanged, this, &FormDraft::write);
        else if (auto *area = qobject_cast<QPlainTextEdit *>(each))
            connect(area, &QPlainTextEdit::textChanged, this, &FormDraft::write);
        else if (auto *box = qobject_cast<QComboBox *>(each))
            connect(box, &QComboBox::currentIndexChanged, this, &FormDraft::write);
        else if (auto *number = qobject_cast<QSpinBox *>(each))
            connect(number, &QSpinBox::valueChanged, this, &FormDraft::write);
        else if (auto *check = qobject_cast<QCheckBox *>(each))
            connect(check, &QCheckBox::toggled, this, &FormDraft::write);
        else if (auto *time = qobject_cast<QDateTimeEdit *>(each))
            connect(time, &QDateTimeEdit::dateTimeChanged, this, &FormDraft::write);
    }
}

QJsonObject FormDraft::values() const
{
    QJsonObject values;
    for (const QWidget *each : fieldsIn(m_form)) {
        if (const QJsonValue value = valueOf(each); !value.isUndefined())
            values.insert(each->objectName(), value);
    }
    return values;
}

void FormDraft::restore(const QJsonObject &fields)
{
    for (QWidget *each : fieldsIn(m_form)) {
        if (fields.contains(each->objectName()))
            put(each, fields.value(each->objectName()));
    }
}

void FormDraft::write()
{
    if (m_isForgotten)
        return;
    QJsonObject changed = values();
    for (const QString &name : changed.keys()) {
        if (changed.value(name) == m_proposed.value(name))
            changed.remove(name);
    }
    QJsonObject all;
    if (!changed.isEmpty())
        all.insert(fieldsKey(), changed);
    if (!m_beside.isEmpty())
        all.insert(besideKey(), m_beside);
    m_drafts.putForm(m_owner, m_session, m_name, all);
}

void FormDraft::keep(const QString &member, const QJsonValue &value)
{
    if (value.isUndefined())
        m_beside.remove(member);
    else
        m_beside.insert(member, value);
    write();
    m_drafts.flush();
}

void FormDraft::forget()
{
    m_isForgotten = true;
    m_drafts.putForm(m_owner, m_session, m_name, {});
    m_drafts.flush();
}

} // namespace tierdesk::ui
