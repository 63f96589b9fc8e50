using FluentValidation;
using MediatR;
using Messaging.Domain.Activity;
using Messaging.Domain.Common;

namespace Messaging.Application.Activity;

/// <summary>Checks every seal of the activity log against its entries and against the seal before.</summary>
/// <param name="KnownHash">Hash of a seal that was kept elsewhere, in hexadecimal: a seal must have it. Null: none was kept.</param>
public sealed record VerifyActivity(string? KnownHash) : IRequest<Result<ActivityVerification>>;

internal sealed class VerifyActivityValidator : AbstractValidator<VerifyActivity>
{
    private const int HexDigits = 64;

    public VerifyActivityValidator() =>
        RuleFor(request => request.KnownHash)
            .Must(hash => hash is null || (hash.Length == HexDigits && hash.All(char.IsAsciiHexDigit)))
            .WithMessage($"The hash of a seal has {HexDigits} hexadecimal digits.");
}

internal sealed class VerifyActivityHandler(IActivitySealReader reader, ActivitySettings settings, TimeProvider time)
    : IRequestHandler<VerifyActivity, Result<ActivityVerification>>
{
    private const int SealsAtOnce = 256;
    private const int FirstNumber = 1;

    public async Task<Result<ActivityVerification>> Handle(VerifyActivity request, CancellationToken cancellationToken)
    {
        // First, because seals may be added during the check.
        var end = await reader.FindEndAsync(cancellationToken);
        var walk = new Walk(request.KnownHash is { } known ? Convert.FromHexString(known) : null, settings.CutoffAt(time.UtcNow()));
        while (await reader.ListSealsAsync(walk.Newest?.Number, SealsAtOnce, cancellationToken) is { Count: > 0 } seals)
        {
            foreach (var seal in seals)
            {
                if (walk.MayBeginBehind(seal, isOnly: seals.Count == 1) && !await IsWholeAsync(seal, cancellationToken))
                {
                    walk.BeginBehind(seal);
                    continue;
                }

                var fault = walk.NumberFault(seal) ?? await CheckEntriesAsync(walk.Newest, seal, cancellationToken);
                if (fault is not null)
                {
                    return await ToVerificationAsync(walk, unsealed: 0, fault, cancellationToken);
                }

                walk.Pass(seal);
            }
        }

        var unsealed = await reader.CountEntriesAsync(walk.Newest?.LastSequence, cancellationToken);
        return await ToVerificationAsync(walk, unsealed, walk.EndFault(end), cancellationToken);
    }

    private async Task<ActivityVerification> ToVerificationAsync(Walk walk, long unsealed, SealFault? fault, CancellationToken cancellationToken)
    {
        if (walk.Beginning is not { } beginning)
        {
            return walk.ToVerification(unsealed, fault, beginning: null);
        }

        // Counted first, so that a deletion in between does not make the difference negative.
        var kept = await reader.CountEntriesAsync(beginning.LastSequence, cancellationToken);
        var left = Math.Max(0, await reader.CountEntriesAsync(after: null, cancellationToken) - kept);
        return walk.ToVerification(unsealed, fault, new SealBeginning(beginning.Number, beginning.SealedAt, left));
    }

    private async Task<bool> IsWholeAsync(ActivitySeal first, CancellationToken cancellationToken) =>
        first.Number == FirstNumber && await CheckEntriesAsync(previous: null, first, cancellationToken) is null;

    private async Task<SealFault?> CheckEntriesAsync(ActivitySeal? previous, ActivitySeal seal, CancellationToken cancellationToken)
    {
        // One more than there may be, so that an addition shows and yet no number of them fills the memory.
        var entries = await reader.ListEntriesAsync(
            previous?.LastSequence, seal.LastSequence, ActivitySeal.MaxEntries + 1, cancellationToken);
        return seal.Fits(previous, entries) ? null : new SealFault(SealFaultKind.Altered, seal.Number);
    }

    private sealed class Walk(byte[]? knownHash, DateTime? cutoff)
    {
        private long seals;
        private long entries;
        private bool knownHashWasMet;

        public ActivitySeal? Newest { get; private set; }

        public ActivitySeal? Beginning { get; private set; }

        private long NextNumber => Newest is null ? FirstNumber : Newest.Number + 1;

        // The entries of the first seal may be gone, or on their way, once it is due, unless it is the newest too. The next must fit its hash.
        public bool MayBeginBehind(ActivitySeal seal, bool isOnly) =>
            Newest is null && !isOnly && seal.Number >= FirstNumber && seal.SealedAt < cutoff;

        public SealFault? NumberFault(ActivitySeal seal) => seal.Number.CompareTo(NextNumber) switch
        {
            > 0 when Newest is null && cutoff is not null => new SealFault(SealFaultKind.Young, seal.Number),
            > 0 => new SealFault(SealFaultKind.Missing, NextNumber),
            < 0 => new SealFault(SealFaultKind.Altered, seal.Number),
            _ => null,
        };

        public SealFault? EndFault(SealChainEnd end)
        {
            if (end.NumbersGiven >= NextNumber)
            {
                return new SealFault(SealFaultKind.Missing, NextNumber);
            }

            return knownHash is null || knownHashWasMet ? null : new SealFault(SealFaultKind.Foreign, Number: null);
        }

        public void BeginBehind(ActivitySeal seal)
        {
            Beginning = seal;
            Meet(seal);
        }

        public void Pass(ActivitySeal seal)
        {
            Meet(seal);
            seals++;
            entries += seal.EntryCount;
        }

        public ActivityVerification ToVerification(long unsealed, SealFault? fault, SealBeginning? beginning) => new()
        {
            Beginning = beginning,
            Seals = seals,
            Entries = entries,
            Unsealed = unsealed,
            NewestNumber = Newest?.Number,
            NewestHash = Newest is null ? null : Convert.ToHexStringLower(Newest.Hash),
            Fault = fault,
        };

        private void Meet(ActivitySeal seal)
        {
            Newest = seal;
            knownHashWasMet |= knownHash is not null && seal.Hash.AsSpan().SequenceEqual(knownHash);
        }
    }
}
