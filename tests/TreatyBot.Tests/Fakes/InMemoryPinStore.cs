using TreatyBot.Core.Pins;

namespace TreatyBot.Tests.Fakes;

/// <summary>Pins that end with the test.</summary>
public sealed class InMemoryPinStore : IPinStore
{
    private readonly List<Pin> _pins = [];
    private long _last;

    public Task<Pin> SaveAsync(Pin pin, CancellationToken cancellationToken)
    {
        var known = _pins.Find(other => (other.Question, other.ReadingId, other.Range) == (pin.Question, pin.ReadingId, pin.Range));
        var kept = pin with { Id = known?.Id ?? ++_last };
        _pins.RemoveAll(other => other.Id == kept.Id);
        _pins.Add(kept);
        return Task.FromResult(kept);
    }

    public Task<IReadOnlyList<Pin>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Pin>>([.. _pins.OrderBy(pin => pin.Id)]);

    public Task<bool> RemoveAsync(long id, CancellationToken cancellationToken) =>
        Task.FromResult(_pins.RemoveAll(pin => pin.Id == id) > 0);

    public Task<bool> RenewAsync(long id, DateOnly reviewBy, CancellationToken cancellationToken)
    {
        var at = _pins.FindIndex(pin => pin.Id == id);
        if (at >= 0)
        {
            _pins[at] = _pins[at] with { ReviewBy = reviewBy };
        }

        return Task.FromResult(at >= 0);
    }
}
