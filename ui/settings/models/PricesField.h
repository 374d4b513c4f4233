#pragma once

#include "core/doors/deskapi/Models.h"

#include <QtCore/QJsonArray>
#include <QtWidgets/QWidget>

class QGridLayout;
class QPushButton;

namespace tierdesk::ui {

/// Token prices in US dollars per million: the company's own rows, which can be edited, and the built-in ones below.
/// The row with the longest matching model prefix applies; the company's rows come first.
class PricesField final : public QWidget
{
    Q_OBJECT

public:
    explicit PricesField(QWidget *parent = nullptr);

    void setPrices(const QJsonArray &prices);
    [[nodiscard]] const QJsonArray &prices() const { return m_prices; }
    void setShipped(const deskapi::Models &models);
    /// Focuses the first row without a model name; returns false if there is none.
    bool showUnnamed();

Q_SIGNALS:
    void pricesEdited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void fitColumns();
    void addHeadings();
    void addOwn(int row, int index);
    void addShipped(int row, const deskapi::Price &price);
    void change(int index, const QString &key, const QJsonValue &value);

    QJsonArray m_prices;
    std::vector<deskapi::Price> m_shipped;
    QString m_asOf;
    QString m_source;
    QWidget *m_table = nullptr;
    QGridLayout *m_grid = nullptr;
    QPushButton *m_add;
};

} // namespace tierdesk::ui
