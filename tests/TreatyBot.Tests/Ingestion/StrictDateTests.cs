using TreatyBot.Ingestion.Metadata;

namespace TreatyBot.Tests.Ingestion;

public sealed class StrictDateTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Theory]
    [InlineData("2016-07-26", "2016-07-26")]
    [InlineData("2016-07-26 16:45", "2016-07-26")]
    [InlineData("2016-07-26T23:59:59-11:00", "2016-07-26")]
    [InlineData("20160726", "2016-07-26")]
    [InlineData("2016/7/26", "2016-07-26")]
    [InlineData("26 July 2016", "2016-07-26")]
    [InlineData("26th of July 2016", "2016-07-26")]
    [InlineData("July 26, 2016", "2016-07-26")]
    [InlineData("Tue, 26 Jul 2016 16:45:00 GMT", "2016-07-26")]
    [InlineData("Tuesday, July 26th, 2016 | 11:26", "2016-07-26")]
    [InlineData("Sept. 3, 2019", "2019-09-03")]
    [InlineData("26/07/2016", "2016-07-26")]
    [InlineData("2016年7月26日", "2016-07-26")]
    [InlineData("2026-06-02", "2026-06-02")]
    public void A_day_beyond_doubt_is_read(string text, string day) =>
        StrictDate.Parse(text, Today).ShouldBe(DateOnly.ParseExact(day, "yyyy-MM-dd", null));

    [Theory]
    [InlineData("04/05/2016")]
    [InlineData("2016")]
    [InlineData("July 2016")]
    [InlineData("2016-13-01")]
    [InlineData("30 February 2016")]
    [InlineData("2026-06-03")]
    [InlineData("0999-01-01")]
    [InlineData("Foo 26, 2016")]
    [InlineData("201607261")]
    [InlineData("yesterday")]
    [InlineData("")]
    [InlineData(null)]
    public void What_could_be_another_day_or_none_stays_unknown(string? text) => StrictDate.Parse(text, Today).ShouldBeNull();
}
