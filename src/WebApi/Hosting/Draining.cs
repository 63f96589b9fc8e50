using System.Net;
using Messaging.WebApi.Settings;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Messaging.WebApi.Hosting;

/// <summary>
/// Lets a proxy turn to another instance without a failed request when this one stops. New connections are refused at once, so that the
/// proxy tries elsewhere before it has sent anything. Those that it keeps are served a while longer, and each answer closes one
/// (RFC 9112, section 9.6): what the server closed by itself could be in use at that moment.
/// </summary>
internal static class Draining
{
    /// <summary>Makes the server serve the connections that it has for a while after it has stopped listening.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="settings">For how long.</param>
    public static void AddDraining(this IServiceCollection services, ShutdownSettings settings)
    {
        if (settings.Drain > TimeSpan.Zero)
        {
            services.AddSingleton<SocketTransportFactory>();
            services.AddSingleton<IConnectionListenerFactory>(provider => new DrainingListenerFactory(
                provider.GetRequiredService<SocketTransportFactory>(), settings.Drain, provider.GetRequiredService<TimeProvider>()));
        }
    }

    /// <summary>Adds <c>Connection: close</c> to the answers of a service that stops.</summary>
    /// <param name="app">The pipeline.</param>
    public static void UseDraining(this IApplicationBuilder app)
    {
        var stopping = app.ApplicationServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        app.Use((context, next) =>
        {
            if (stopping.IsCancellationRequested && HttpProtocol.IsHttp11(context.Request.Protocol))
            {
                context.Response.Headers.Connection = "close";
            }

            return next(context);
        });
    }

    private sealed class DrainingListenerFactory(SocketTransportFactory sockets, TimeSpan drain, TimeProvider time)
        : IConnectionListenerFactory, IConnectionListenerFactorySelector
    {
        public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
            new DrainingListener(await sockets.BindAsync(endpoint, cancellationToken), drain, time);

        public bool CanBind(EndPoint endpoint) => sockets.CanBind(endpoint);
    }

    private sealed class DrainingListener(IConnectionListener listener, TimeSpan drain, TimeProvider time) : IConnectionListener
    {
        public EndPoint EndPoint => listener.EndPoint;

        public ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) => listener.AcceptAsync(cancellationToken);

        // The server closes its connections when this has returned.
        public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            await listener.UnbindAsync(cancellationToken);
            await Task.Delay(drain, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        public ValueTask DisposeAsync() => listener.DisposeAsync();
    }
}
