using System.Buffers.Binary;

namespace Messaging.Delivery;

/// <summary>Who writes to whom, and when each message was posted, accepted and brought by its recipient's stream.</summary>
/// <param name="people">How many users; they write to each other in pairs, in both directions in turn.</param>
/// <param name="messages">How many messages.</param>
/// <param name="clock">Measures.</param>
internal sealed class Timeline(int people, int messages, TimeProvider clock)
{
    private readonly long[] posted = new long[messages];
    private readonly long[] accepted = new long[messages];
    private readonly long[] arrived = new long[messages];
    private int deliveries;
    private int doubled;

    /// <summary>How many messages there are.</summary>
    public int Messages => messages;

    /// <summary>How many have arrived.</summary>
    public int Deliveries => Volatile.Read(ref deliveries);

    /// <summary>How often one came that had arrived before.</summary>
    public int Doubled => Volatile.Read(ref doubled);

    /// <summary>Who writes a message.</summary>
    public int SenderOf(int number) => (number % (people / 2) * 2) + (number / (people / 2) % 2);

    /// <summary>Whom it is for.</summary>
    public int RecipientOf(int number) => SenderOf(number) ^ 1;

    /// <summary>Its client id: what tells this run from others, and the number at the end.</summary>
    public static Guid ClientId(uint run, int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(bytes, run);
        bytes[6] = 0x40;
        bytes[8] = 0x80;
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], number);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The POST begins.</summary>
    public void Post(int number) => posted[number] = clock.GetTimestamp();

    /// <summary>The head of its 201 was read.</summary>
    public void Accept(int number) => accepted[number] = clock.GetTimestamp();

    /// <summary>A stream has brought it; that of its sender does too, and does not count.</summary>
    public void Arrive(int number, int at, long timestamp)
    {
        if (RecipientOf(number) != at)
        {
            return;
        }

        if (Interlocked.CompareExchange(ref arrived[number], timestamp, 0) == 0)
        {
            Interlocked.Increment(ref deliveries);
        }
        else
        {
            Interlocked.Increment(ref doubled);
        }
    }

    /// <summary>Milliseconds from the beginning of the POST to arrival.</summary>
    /// <param name="skip">How many messages at the beginning do not count.</param>
    public Spread FromPost(int skip) => Since(posted, skip);

    /// <summary>Milliseconds from the answer to arrival; below nothing where the stream was quicker than the answer.</summary>
    /// <param name="skip">How many messages at the beginning do not count.</param>
    public Spread FromAnswer(int skip) => Since(accepted, skip);

    private Spread Since(long[] start, int skip) => Spread.Of(Enumerable.Range(skip, messages - skip)
        .Where(number => arrived[number] != 0 && start[number] != 0)
        .Select(number => (arrived[number] - start[number]) * 1000.0 / clock.TimestampFrequency));
}

/// <summary>How times spread, in milliseconds.</summary>
internal sealed record Spread(double P50, double P99, double Max)
{
    /// <summary>Of all that there are.</summary>
    public static Spread Of(IEnumerable<double> times)
    {
        var sorted = times.Order().ToArray();
        return sorted is [] ? new Spread(double.NaN, double.NaN, double.NaN) : new Spread(At(sorted, 0.5), At(sorted, 0.99), At(sorted, 1));
    }

    private static double At(double[] sorted, double part) => Math.Round(sorted[Math.Max(0, (int)Math.Ceiling(part * sorted.Length) - 1)], 2);
}
