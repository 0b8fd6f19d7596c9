using System.Text;
using TreatyBot.Slack.Http;

namespace TreatyBot.Tests.Slack;

public sealed class SlackSignatureTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"type":"event_callback"}""");

    [Theory]
    [InlineData(0, SlackSignatureResult.Good)]
    [InlineData(-300, SlackSignatureResult.Good)]
    [InlineData(300, SlackSignatureResult.Good)]
    [InlineData(-301, SlackSignatureResult.Stale)]
    [InlineData(301, SlackSignatureResult.Stale)]
    internal void A_signature_is_good_for_five_minutes_either_way(int offset, SlackSignatureResult expected)
    {
        var timestamp = (Now.ToUnixTimeSeconds() + offset).ToString();
        SlackSignature.Check("secret", timestamp, SlackSignature.Sign("secret", timestamp, Body), Body, Now).ShouldBe(expected);
    }

    [Fact]
    public void A_signature_fits_one_secret_one_time_and_one_body()
    {
        var timestamp = Now.ToUnixTimeSeconds().ToString();
        var signature = SlackSignature.Sign("secret", timestamp, Body);
        SlackSignature.Check("other", timestamp, signature, Body, Now).ShouldBe(SlackSignatureResult.Forged);
        SlackSignature.Check("secret", (Now.ToUnixTimeSeconds() + 1).ToString(), signature, Body, Now)
            .ShouldBe(SlackSignatureResult.Forged);
        SlackSignature.Check("secret", timestamp, signature, Body.AsSpan(1), Now).ShouldBe(SlackSignatureResult.Forged);
        SlackSignature.Check("secret", timestamp, signature.ToUpperInvariant(), Body, Now).ShouldBe(SlackSignatureResult.Forged);
        SlackSignature.Check("secret", timestamp, null, Body, Now).ShouldBe(SlackSignatureResult.Forged);
        SlackSignature.Check("secret", "soon", signature, Body, Now).ShouldBe(SlackSignatureResult.Forged);
        SlackSignature.Check("secret", null, signature, Body, Now).ShouldBe(SlackSignatureResult.Forged);
    }
}
