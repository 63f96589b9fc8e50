using MediatR;
using Messaging.Application.Users;

namespace Messaging.ArchitectureTests.Planted.Types;

/// <summary>A port that somebody implements elsewhere.</summary>
public interface IGoodPort
{
    string Name { get; }
}

/// <summary>A port that nobody implements.</summary>
public interface IForgottenPort
{
    string Name { get; }
}

/// <summary>A port that its own layer implements.</summary>
public interface IInwardPort
{
    string Name { get; }
}

/// <summary>An entity that everybody can make and change.</summary>
public sealed class OpenEntity
{
    public string Name { get; set; } = "anything";

    public int Count { get; private set; }

    public string Kind { get; init; } = "anything";

    public void Add() => Count++;
}

internal sealed class Inward : IInwardPort
{
    public string Name => "inward";
}

/// <summary>A class that anybody may inherit from.</summary>
public class Inheritable(string name)
{
    public string Name => name;
}

/// <summary>Sends a request though it is no controller.</summary>
internal sealed class Sender(IMediator mediator)
{
    public Task<Domain.Common.Result<AccountResponse>> SendAsync() => mediator.Send(new GetMe());
}

// The analyzer is told to look away, so that the rule has something to find.
#pragma warning disable RS0030
internal static class Clock
{
    public static DateTime Now => DateTime.UtcNow;

    public static async Task<Guid> LaterAsync()
    {
        await Task.Yield();
        return Guid.NewGuid();
    }

    public static int Wait(Task<int> task) => task.Result;
}
#pragma warning restore RS0030
