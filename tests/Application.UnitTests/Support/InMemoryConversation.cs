using Messaging.Application.Common.Paging;
using Messaging.Application.Messages;

namespace Messaging.Application.UnitTests.Support;

/// <summary>One conversation that grows, with a reader as the port describes it.</summary>
internal sealed class InMemoryConversation(int messages) : IMessageReader
{
    public long LastSequence { get; private set; } = messages;

    public void Add(int count) => LastSequence += count;

    public Task<IReadOnlyList<MessageResponse>> GetHistoryAsync(Guid conversationId, HistorySlice slice, CancellationToken cancellationToken)
    {
        var all = Enumerable.Range(1, (int)LastSequence).Select(sequence => (long)sequence);
        var wanted = slice.Ascending
            ? all.Where(sequence => sequence > slice.Bound)
            : all.Where(sequence => sequence < slice.Bound).Reverse();
        return Task.FromResult<IReadOnlyList<MessageResponse>>([.. wanted.Take(slice.Limit).Select(sequence => Samples.Message(sequence))]);
    }

    public Task<MessageResponse?> FindAsync(Guid messageId, Guid readerId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<MessageResponse>> ListAsync(MessageFilter filter, Slice slice, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<long> CountAsync(MessageFilter filter, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
