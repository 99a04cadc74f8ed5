/** Images that manifests run, and the Dockerfiles that they are taken to be built from. */
import type { Launch } from '../sources/shared/launch.js';
import type { Reach } from './carriers.js';

type Running = readonly [launch: Launch, reach: Reach];

/** Images that a repository hardly ever builds under these plain names. */
const PUBLIC =
  /^(?:docker\.io\/)?(?:library\/)?(?:redis|valkey|postgres|mysql|mariadb|mongo|memcached|rabbitmq|nats|nginx|httpd|caddy|traefik|haproxy|envoyproxy\/\S+|busybox|alpine|debian|ubuntu|elasticsearch|opensearch|grafana\/\S+|prom\/\S+|minio\/\S+|bitnami\/\S+|registry\.k8s\.io\/\S+|quay\.io\/\S+|gcr\.io\/google\S+)(?::|@|$)/;

/**
 * What Dockerfiles start, as the containers run it that have their image: the one whose image is called like the
 * Dockerfile's directory, or, where there is one of each, that one. A Dockerfile whose image nothing runs starts what it
 * starts somewhere unknown.
 */
export function inTheirContainers(built: readonly Running[], images: readonly Running[]): Running[] {
  const own = images.filter(([{ image = '' }]) => !PUBLIC.test(image));
  return built.flatMap((each): Running[] => {
    const [launch] = each;
    const named = own.filter(([{ image = '' }]) => namesOf(launch).includes(baseOf(image)));
    const [only] = own;
    const isOnly = built.length === 1 && own.length === 1 && only !== undefined;
    const running = named.length > 0 ? named : isOnly ? [only] : [];
    return running.length === 0 ? [each] : running.map((container) => runAs(each, container));
  });
}

function runAs([launch, reach]: Running, [container, around]: Running): Running {
  const { carrier, name, pod, stop, replicas, directory, image = '' } = container;
  return [
    {
      ...launch,
      carrier,
      name,
      environment: new Map([...launch.environment, ...container.environment]),
      environmentOpen: launch.environmentOpen || container.environmentUnread !== undefined,
      ...(container.environmentUnread === undefined ? {} : { environmentUnread: container.environmentUnread }),
      stop: { ...(launch.stop.signal === undefined ? {} : { signal: launch.stop.signal }), ...stop },
      ...(pod === undefined ? {} : { pod }),
      ...(replicas === undefined ? {} : { replicas }),
      ...(directory === undefined ? {} : { directory }),
    },
    { ...reach, ...around, taken: `${image} is taken to be built by ${launch.span.file.name}` },
  ];
}

/** The last part of an image's name, without its tag. */
function baseOf(image: string): string {
  return image.slice(image.lastIndexOf('/') + 1).replace(/[:@].*$/, '');
}

/** What a Dockerfile's image may be called: `services/ledger/Dockerfile`, `ledger.Dockerfile`, `Dockerfile.ledger`. */
function namesOf({ span: { file } }: Launch): string[] {
  const parts = file.name.split('/');
  const own = /^(?:(.+)\.(?:docker|container)file|(?:docker|container)file\.(.+))$/i.exec(parts.at(-1) ?? '');
  return [own?.[1], own?.[2], parts.at(-2)].flatMap((name) => name ?? []);
}
