using System.Net;
using Microsoft.Extensions.Options;
using TreatyBot.Ingestion.Sources;
using TreatyBot.Ingestion.Sources.Fetching;

namespace TreatyBot.Tests.Ingestion.Sources;

public sealed class AddressPolicyTests
{
    [Fact]
    public async Task Of_a_name_with_several_addresses_the_public_ones_are_used_alone()
    {
        var found = await Policy(["10.0.0.1", "1.1.1.1", "::1"]).FindAsync("both.example", default);
        found.ShouldBe([IPAddress.Parse("1.1.1.1")]);
    }

    [Fact]
    public async Task A_host_that_is_allowed_may_lie_at_a_private_address_but_not_where_clouds_keep_their_secrets()
    {
        (await Policy(["10.0.0.1"], "wiki.example").FindAsync("WIKI.example", default)).Length.ShouldBe(1);
        await Should.ThrowAsync<AddressRefusedException>(Policy(["169.254.169.254"], "wiki.example").FindAsync("wiki.example", default));
        await Should.ThrowAsync<AddressRefusedException>(Policy(["10.0.0.1"], "wiki.example").FindAsync("other.example", default));
        (await Policy([], "169.254.7.7", "::1").FindAsync("169.254.7.7", default)).Length.ShouldBe(1);
        (await Policy([], "::1").FindAsync("[::1]", default)).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("0x7f.1")]
    [InlineData("2130706433")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task An_address_in_an_odd_notation_is_told_all_the_same(string host) =>
        await Should.ThrowAsync<AddressRefusedException>(Policy([]).FindAsync(host, default));

    private static AddressPolicy Policy(string[] addresses, params string[] allowed)
    {
        var options = new FetchingOptions();
        Array.ForEach(allowed, options.PrivateHosts.Add);
        return new(Options.Create(options), (_, _) => Task.FromResult(Array.ConvertAll(addresses, IPAddress.Parse)));
    }
}
