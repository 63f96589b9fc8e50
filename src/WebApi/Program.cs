using System.Globalization;
using Messaging.WebApi.Commands;
using Messaging.WebApi.Hosting;

// Texts and numbers do not depend on the machine, also in a build that knows its culture.
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

return CommandLine.IsMeantBy(args) ? await CommandLine.RunAsync(args, Terminal.OfProcess) : await Service.RunAsync(args);
