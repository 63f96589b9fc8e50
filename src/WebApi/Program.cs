using Messaging.WebApi.Commands;
using Messaging.WebApi.Hosting;

return CommandLine.IsMeantBy(args) ? await CommandLine.RunAsync(args, Terminal.OfProcess) : await Service.RunAsync(args);
