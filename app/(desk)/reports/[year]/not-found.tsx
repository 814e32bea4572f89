import { HOME } from '@/components/desk/home';
import { PageHead } from '@/components/ui/page-head';

export default function NoReport() {
  return <PageHead title="没有这份报告" next={<p>本单位没有这个年度的报告，或者您无权查看。请回到<a href={HOME}>工作台</a>，由经办人在那里开始填报。</p>} />;
}
