namespace TreatyBot.Core.Pins;

/// <summary>Pins, kept durably: what a call has returned from survives the loss of power.</summary>
public interface IPinStore
{
    /// <summary>
    /// Keeps a pin. The same quote pinned to the same question again is the same pin, with a new owner and date.
    /// </summary>
    /// <returns>It, with its number.</returns>
    Task<Pin> SaveAsync(Pin pin, CancellationToken cancellationToken);

    /// <summary>All of them, by number.</summary>
    Task<IReadOnlyList<Pin>> ListAsync(CancellationToken cancellationToken);

    /// <summary>False where there is none of that number.</summary>
    Task<bool> RemoveAsync(long id, CancellationToken cancellationToken);

    /// <summary>Sets another date of review. False where there is none of that number.</summary>
    Task<bool> RenewAsync(long id, DateOnly reviewBy, CancellationToken cancellationToken);
}
