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

internal sealed class VerifyActivityHandler(IActivitySealReader reader) : IRequestHandler<VerifyActivity, Result<ActivityVerification>>
{
    private const int SealsAtOnce = 256;

    public async Task<Result<ActivityVerification>> Handle(VerifyActivity request, CancellationToken cancellationToken)
    {
        // First, because seals may be added during the check.
        var end = await reader.FindEndAsync(cancellationToken);
        var walk = new Walk(request.KnownHash is { } known ? Convert.FromHexString(known) : null);
        while (await reader.ListSealsAsync(walk.Newest?.Number, SealsAtOnce, cancellationToken) is { Count: > 0 } seals)
        {
            foreach (var seal in seals)
            {
                var fault = walk.NumberFault(seal) ?? await CheckEntriesAsync(walk.Newest, seal, cancellationToken);
                if (fault is not null)
                {
                    return walk.ToVerification(unsealed: 0, fault);
                }

                walk.Pass(seal);
            }
        }

        var unsealed = await reader.CountEntriesAsync(walk.Newest?.LastSequence, cancellationToken);
        return walk.ToVerification(unsealed, walk.EndFault(end));
    }

    private async Task<SealFault?> CheckEntriesAsync(ActivitySeal? previous, ActivitySeal seal, CancellationToken cancellationToken)
    {
        // One more than there may be, so that an addition shows and yet no number of them fills the memory.
        var entries = await reader.ListEntriesAsync(
            previous?.LastSequence, seal.LastSequence, ActivitySeal.MaxEntries + 1, cancellationToken);
        return seal.Fits(previous, entries) ? null : new SealFault(SealFaultKind.Altered, seal.Number);
    }

    private sealed class Walk(byte[]? knownHash)
    {
        private long seals;
        private long entries;
        private bool knownHashWasMet;

        public ActivitySeal? Newest { get; private set; }

        private long NextNumber => (Newest?.Number ?? 0) + 1;

        public SealFault? NumberFault(ActivitySeal seal) => seal.Number.CompareTo(NextNumber) switch
        {
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

        public void Pass(ActivitySeal seal)
        {
            Newest = seal;
            seals++;
            entries += seal.EntryCount;
            knownHashWasMet |= knownHash is not null && seal.Hash.AsSpan().SequenceEqual(knownHash);
        }

        public ActivityVerification ToVerification(long unsealed, SealFault? fault) => new()
        {
            Seals = seals,
            Entries = entries,
            Unsealed = unsealed,
            NewestNumber = Newest?.Number,
            NewestHash = Newest is null ? null : Convert.ToHexStringLower(Newest.Hash),
            Fault = fault,
        };
    }
}
