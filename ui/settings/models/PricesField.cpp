#include "ui/settings/models/PricesField.h"

#include "ui/settings/models/Fields.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/tiers/ConfigFields.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/TabOrder.h"

#include <QtCore/QDate>
#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <array>
#include <tuple>

namespace tierdesk::ui {

using widgets::Label;

namespace {

constexpr double MostPrice = 10'000;
constexpr double MostTokens = 100'000'000;
constexpr double MostTimes = 100;
constexpr int MostRows = 200;
constexpr int LongestModel = 200;
constexpr int ModelWidth = 150;

enum Column { In, Out, CacheRead, CacheWrite, LongFrom, LongTimes, Columns };

struct Figure {
    const char *key;
    double least, most;
    int decimals;
    int width;
};
constexpr std::array<Figure, Columns> Figures{{{"in", 0, MostPrice, 6, 68},
                                               {"out", 0, MostPrice, 6, 68},
                                               {"cacheRead", 0, MostPrice, 6, 68},
                                               {"cacheWrite", 0, MostPrice, 6, 68},
                                               {"longFrom", 0, MostTokens, 0, 84},
                                               {"longTimes", 1, MostTimes, 2, 52}}};

QString modelKey()
{
    return u"model"_s;
}

QString key(int figure)
{
    return QString::fromLatin1(Figures.at(static_cast<std::size_t>(figure)).key);
}

QString heading(int figure)
{
    switch (figure) {
    case In:
        return PricesField::tr("Input", "price of tokens that the model reads");
    case Out:
        return PricesField::tr("Output", "price of tokens that the model writes");
    case CacheRead:
        return PricesField::tr("Cached", "price of tokens that are read from a cache");
    case CacheWrite:
        return PricesField::tr("Cache write", "price of tokens that are written to a cache");
    case LongFrom:
        return PricesField::tr("Long from", "number of tokens from which a request is long");
    default:
        return PricesField::tr("Factor", "price factor of a long request");
    }
}

QString number(double value)
{
    return QLocale().toString(value, 'g', 6);
}

} // namespace

PricesField::PricesField(QWidget *parent)
    : QWidget(parent)
    , m_add(new QPushButton(tr("Add price"), this))
{
    m_add->setObjectName(u"addPrice"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_add, 0, Qt::AlignLeading);
    connect(m_add, &QPushButton::clicked, this, [this] {
        m_prices.append(QJsonObject{{modelKey(), QString()}});
        rebuild();
        showUnnamed();
        Q_EMIT pricesEdited();
    });
    rebuild();
}

void PricesField::setPrices(const QJsonArray &prices)
{
    if (prices == m_prices)
        return;
    m_prices = prices;
    rebuild();
}

void PricesField::setShipped(const deskapi::Models &models)
{
    const auto same = [](const deskapi::Price &a, const deskapi::Price &b) {
        return std::tie(a.model, a.in, a.out, a.cacheRead, a.cacheWrite, a.longFrom, a.longTimes) ==
               std::tie(b.model, b.in, b.out, b.cacheRead, b.cacheWrite, b.longFrom, b.longTimes);
    };
    if (models.pricesAsOf == m_asOf && models.pricesSource == m_source &&
        std::equal(models.prices.begin(), models.prices.end(), m_shipped.begin(), m_shipped.end(), same))
        return; // a price may be half typed here
    m_shipped = models.prices;
    m_asOf = models.pricesAsOf;
    m_source = models.pricesSource;
    rebuild();
}

bool PricesField::showUnnamed()
{
    bool isAny = false;
    for (int index = 0; index < m_prices.size(); ++index) {
        auto *model = findChild<QLineEdit *>(u"price%1Model"_s.arg(index));
        const bool isMissing = m_prices.at(index)[modelKey()].toString().isEmpty();
        if (isMissing && !isAny)
            model->setFocus();
        isAny = isAny || isMissing;
    }
    return isAny;
}

void PricesField::change(int index, const QString &key, const QJsonValue &value)
{
    QJsonObject price = m_prices.at(index).toObject();
    price.insert(key, value);
    m_prices.replace(index, price);
    Q_EMIT pricesEdited();
}

void PricesField::rebuild()
{
    if (m_table) {
        m_table->hide();
        for (QObject *each : m_table->findChildren<QObject *>())
            each->setObjectName({}); // it goes later, and is not to be taken for the new one
        m_table->deleteLater();      // it may be one of its own buttons that asks
    }
    m_table = new QWidget(this);
    m_grid = new QGridLayout(m_table);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(6);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(0, 1);
    fitColumns();
    addHeadings();
    int row = 1;
    for (int index = 0; index < m_prices.size(); ++index)
        addOwn(row++, index);
    if (m_prices.isEmpty()) {
        auto *none = new Label(tr("No prices of your own. The built-in prices below apply."), theme::Type::Small,
                               Label::Ink::Dim, m_table);
        m_grid->addWidget(none, row++, 0, 1, Columns + 2);
    }
    if (!m_shipped.empty()) {
        const QDate day = QDate::fromString(m_asOf, Qt::ISODate);
        auto *about = new Label(tr("Built-in prices, as of %1: %2")
                                    .arg(day.isValid() ? QLocale().toString(day, u"d MMMM yyyy"_s) : m_asOf, m_source),
                                theme::Type::Small, Label::Ink::Dim, m_table);
        about->setObjectName(u"shippedPrices"_s);
        about->setWordWrap(true);
        about->setContentsMargins(0, 10, 0, 0);
        m_grid->addWidget(about, row++, 0, 1, Columns + 2);
        for (const deskapi::Price &each : m_shipped)
            addShipped(row++, each);
    }
    m_add->setEnabled(m_prices.size() < MostRows);
    static_cast<QVBoxLayout *>(layout())->insertWidget(0, m_table);
    widgets::putInTabOrder(*m_table, *m_add);
}

void PricesField::fitColumns()
{
    for (int figure = 0; figure < Columns; ++figure)
        m_grid->setColumnMinimumWidth(figure + 1, theme::scaled(Figures.at(static_cast<std::size_t>(figure)).width));
}

void PricesField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        fitColumns();
}

void PricesField::addHeadings()
{
    const auto add = [this](const QString &text, int column, Qt::Alignment side) {
        auto *label = new Label(text, theme::Type::Small, Label::Ink::Dim, m_table);
        label->setAlignment(side | Qt::AlignVCenter);
        m_grid->addWidget(label, 0, column);
    };
    add(tr("Model name or prefix"), 0, Qt::AlignLeft);
    for (int figure = 0; figure < Columns; ++figure)
        add(heading(figure), figure + 1, Qt::AlignRight);
}

void PricesField::addOwn(int row, int index)
{
    const QJsonObject price = m_prices.at(index).toObject();
    const QString name = u"price%1"_s.arg(index);
    auto *model = new QLineEdit(price[modelKey()].toString(), m_table);
    model->setObjectName(name + u"Model"_s);
    model->setAccessibleName(tr("Model, price %1").arg(QLocale().toString(index + 1)));
    model->setMaxLength(LongestModel);
    model->setMinimumWidth(ModelWidth);
    connect(model, &QLineEdit::textEdited, this,
            [this, index](const QString &text) { change(index, modelKey(), text.trimmed()); });
    m_grid->addWidget(model, row, 0);
    for (int figure = 0; figure < Columns; ++figure) {
        const Figure &about = Figures.at(static_cast<std::size_t>(figure));
        auto *box = new NumberBox(about.least, about.most, about.decimals, m_table);
        box->setObjectName(name + key(figure));
        box->setAccessibleName(tr("%1, price %2").arg(heading(figure)).arg(QLocale().toString(index + 1)));
        if (figure == LongFrom)
            box->setSpecialValueText(tr("never", "no request counts as long"));
        box->setValue(price[key(figure)].toDouble(about.least));
        modelcards::keepFieldWidth(*box, about.width);
        connect(box, &QDoubleSpinBox::valueChanged, this,
                [this, index, figure](double value) { change(index, key(figure), value); });
        m_grid->addWidget(box, row, figure + 1);
    }
    auto *remove = new QPushButton(theme::icon(theme::Icon::Close), {}, m_table);
    remove->setObjectName(name + u"Remove"_s);
    remove->setAccessibleName(tr("Remove price %1").arg(QLocale().toString(index + 1)));
    remove->setToolTip(remove->accessibleName());
    connect(remove, &QPushButton::clicked, this, [this, index] {
        m_prices.removeAt(index);
        rebuild();
        Q_EMIT pricesEdited();
    });
    m_grid->addWidget(remove, row, Columns + 1);
}

void PricesField::addShipped(int row, const deskapi::Price &price)
{
    const auto add = [&](const QString &text, int column, Qt::Alignment side) {
        auto *label = new Label(text, theme::Type::Body, Label::Ink::Text, m_table);
        label->setAlignment(side | Qt::AlignVCenter);
        if (column == 0)
            label->setElided(true);
        m_grid->addWidget(label, row, column);
    };
    add(price.model, 0, Qt::AlignLeft);
    const std::array<double, 4> prices{price.in, price.out, price.cacheRead, price.cacheWrite};
    for (int figure = In; figure <= CacheWrite; ++figure)
        add(number(prices.at(static_cast<std::size_t>(figure))), figure + 1, Qt::AlignRight);
    if (price.longFrom > 0) {
        add(QLocale().toString(price.longFrom), LongFrom + 1, Qt::AlignRight);
        add(number(price.longTimes), LongTimes + 1, Qt::AlignRight);
    }
}

} // namespace tierdesk::ui
